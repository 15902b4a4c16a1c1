import { z } from 'zod';
import { idSchema } from './ids';
import { line, visibleText } from './text';

export const MIN_PASSWORD = 8;
/** Far above what anybody types, low enough that hashing it is cheap. A longer one is refused, never truncated. */
const MAX_PASSWORD = 1024;
const MAX_EMAIL = 254;

/** Each label of the domain begins and ends with a letter or a digit: nobody can have another one. */
const EMAIL =
  /^(?:[A-Za-z0-9_'+-]+\.)*[A-Za-z0-9_'+-]*[A-Za-z0-9_+-]@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;
/** Of what stands before the @ (RFC 5321, 4.5.3.1.1). */
const MAX_LOCAL_PART = 64;

export const emailSchema = z
  .string()
  .trim()
  .max(MAX_EMAIL, `must have at most ${MAX_EMAIL} characters`)
  .transform((email) => email.toLowerCase())
  .pipe(
    z
      .email({ pattern: EMAIL, error: 'must be an email address' })
      .refine((email) => email.indexOf('@') <= MAX_LOCAL_PART, 'must be an email address'),
  )
  .meta({ format: 'email', pattern: EMAIL.source });

const nameSchema = line(80);

/** A password that somebody chooses. Kept as it is: not trimmed, not cut, every character counts. */
export const newPasswordSchema = visibleText()
  .min(MIN_PASSWORD, `must have at least ${MIN_PASSWORD} characters`)
  .max(MAX_PASSWORD, `must have at most ${MAX_PASSWORD} characters`);

/** A password that somebody says they have. */
const passwordSchema = z
  .string()
  .min(1, 'must not be empty')
  .max(MAX_PASSWORD, `must have at most ${MAX_PASSWORD} characters`);

export const signUpSchema = z.object({
  email: emailSchema,
  password: newPasswordSchema,
  name: nameSchema.optional(),
});

export const signInSchema = z.object({ email: emailSchema, password: passwordSchema });

export const changePasswordSchema = z.object({ currentPassword: passwordSchema, newPassword: newPasswordSchema });

/** Far longer than any token of ours. */
const MAX_TOKEN = 2048;

export const refreshTokenSchema = z.object({
  refreshToken: z.string().min(1, 'must not be empty').max(MAX_TOKEN, `must have at most ${MAX_TOKEN} characters`),
});

export const updateProfileSchema = z.object({ name: nameSchema });

export const userSchema = z.object({ id: idSchema, email: z.string(), name: z.string() }).meta({ id: 'User' });

export type SignedInUser = z.output<typeof userSchema>;

/** What everybody may know of somebody who sells. */
export const sellerSchema = z
  .object({
    id: idSchema,
    /** Null for somebody who has chosen none: what we call them comes from their email. */
    name: z.union([z.string(), z.null()]),
  })
  .meta({ id: 'Seller' });

export type Seller = z.output<typeof sellerSchema>;

export const currentUserSchema = z.object({ currentUser: z.union([userSchema, z.null()]) }).meta({ id: 'CurrentUser' });

export type CurrentUserAnswer = z.output<typeof currentUserSchema>;

/** What a client that is no browser signs in with. The refresh token gives the next pair, once. */
export const tokensSchema = z
  .object({
    accessToken: z.string(),
    tokenType: z.literal('Bearer'),
    /** Seconds. */
    expiresIn: z.int().min(0),
    refreshToken: z.string(),
  })
  .meta({ id: 'Tokens' });

export type TokensAnswer = z.output<typeof tokensSchema>;
