import { z } from 'zod';
import { idSchema } from '../../shared/contracts/http/ids';
import {
  changePasswordSchema,
  currentUserSchema,
  refreshTokenSchema,
  sellerSchema,
  signInSchema,
  signUpSchema,
  tokensSchema,
  updateProfileSchema,
  userSchema,
} from '../../shared/contracts/http/users';
import { ALICE_AS_SELLER, BOB, PASSWORD, TOKENS } from './examples';
import type { Operations } from './operation';
import { READ } from './read';

export const userOperations = {
  signUp: {
    method: 'post',
    path: '/api/users/signup',
    summary: 'Open an account',
    description:
      'Makes an account and signs it in. Anybody can both sell and buy. Without a name, the part of the email before the @ is used. Passwords that are easily guessed, and those that are little else than the name or the email, are refused.',
    user: 'ignored',
    body: signUpSchema,
    bodyExample: { email: BOB.email, password: PASSWORD, name: BOB.name },
    answers: {
      201: { description: 'Signed up, and in.', schema: userSchema, headers: ['Set-Cookie'], example: BOB },
    },
    problems: ['email-taken'],
  },
  signIn: {
    method: 'post',
    path: '/api/users/signin',
    summary: 'Sign in',
    description:
      'Starts a session and puts it into the cookie. An unknown email and a wrong password get the same answer.',
    user: 'ignored',
    body: signInSchema,
    bodyExample: { email: BOB.email, password: PASSWORD },
    answers: { 200: { description: 'Signed in.', schema: userSchema, headers: ['Set-Cookie'], example: BOB } },
    problems: ['wrong-credentials'],
  },
  signOut: {
    method: 'post',
    path: '/api/users/signout',
    summary: 'Sign out',
    description: 'Ends the session for good, also for whoever copied its token. Succeeds without one.',
    user: 'optional',
    answers: { 204: { description: 'Signed out.', headers: ['Set-Cookie'] } },
    problems: ['not-signed-in'],
  },
  signOutEverywhere: {
    method: 'post',
    path: '/api/users/signout-everywhere',
    summary: 'Sign out everywhere',
    description: 'Ends all sessions of the signed-in user, on every device, and this one too.',
    user: 'required',
    answers: { 204: { description: 'Signed out.', headers: ['Set-Cookie'] } },
  },
  createToken: {
    method: 'post',
    path: '/api/users/token',
    summary: 'Get a token',
    description:
      'Signs in a client that is no browser. The access token goes into `Authorization: Bearer …` and lives for `expiresIn` seconds; the refresh token gives the next pair.',
    user: 'ignored',
    body: signInSchema,
    bodyExample: { email: BOB.email, password: PASSWORD },
    answers: { 200: { description: 'Signed in.', schema: tokensSchema, example: TOKENS } },
    problems: ['wrong-credentials'],
  },
  refreshToken: {
    method: 'post',
    path: '/api/users/token/refresh',
    summary: 'Refresh a token',
    description:
      'Exchanges a refresh token for the next access and refresh token. Sent again within half a minute, after a lost answer, it is answered again. Used again later it ends the session, because one of the two who have it is a thief.',
    user: 'ignored',
    body: refreshTokenSchema,
    bodyExample: { refreshToken: TOKENS.refreshToken },
    answers: { 200: { description: 'The next tokens.', schema: tokensSchema, example: TOKENS } },
    problems: ['not-signed-in'],
  },
  getCurrentUser: {
    method: 'get',
    path: '/api/users/currentuser',
    summary: 'Who is signed in',
    description:
      'The signed-in user, or null. Never cached and without an ETag: the same address answers everybody differently, and a sign-out must show at once.',
    user: 'optional',
    answers: { 200: { description: 'The user, or null.', schema: currentUserSchema, example: { currentUser: BOB } } },
  },
  updateProfile: {
    method: 'patch',
    path: '/api/users/me',
    summary: 'Change your name',
    description: 'Changes the profile of the signed-in user.',
    user: 'required',
    body: updateProfileSchema,
    bodyExample: { name: 'Robert' },
    answers: {
      200: { description: 'The profile as it is now.', schema: userSchema, example: { ...BOB, name: 'Robert' } },
    },
    problems: ['user-not-found'],
  },
  changePassword: {
    method: 'post',
    path: '/api/users/me/password',
    summary: 'Change your password',
    description:
      'Changes the password and ends all other sessions of the signed-in user. A browser gets new cookies, whose predecessors no longer renew anything; a client with a bearer token keeps its tokens, and should refresh them now.',
    user: 'required',
    body: changePasswordSchema,
    bodyExample: { currentPassword: PASSWORD, newPassword: 'battery-staple-correct' },
    answers: { 204: { description: 'Changed.', headers: ['Set-Cookie'] } },
    problems: ['wrong-password', 'user-not-found'],
  },
} as const satisfies Operations;

/** Their path begins like none of the others, which together are left at once by whoever asks for something else. */
export const sellerOperations = {
  getSeller: {
    method: 'get',
    path: '/api/sellers/{id}',
    summary: 'Who sells a ticket',
    description:
      'What everybody may know of the seller whose id a ticket names. The name is null for somebody who has chosen none, and nobody is found who has never listed a ticket.',
    user: 'ignored',
    ...READ.operation,
    params: z.object({ id: idSchema.describe('The `sellerId` of a ticket.') }),
    answers: {
      200: { description: 'The seller.', schema: sellerSchema, headers: ['ETag'], example: ALICE_AS_SELLER },
      ...READ.answers,
    },
    problems: ['seller-not-found'],
  },
} as const satisfies Operations;
