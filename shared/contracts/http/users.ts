import { z } from 'zod';
import { idSchema } from './ids';

export const MIN_PASSWORD = 8;
/** Far above what anybody types, low enough that hashing it is cheap. A longer one is refused, never truncated. */
const MAX_PASSWORD = 1024;
const MAX_EMAIL = 254;

export const emailSchema = z
  .string()
  .trim()
  .max(MAX_EMAIL, `must have at most ${MAX_EMAIL} characters`)
  .transform((email) => email.toLowerCase())
  .pipe(z.email('must be an email address'))
  .meta({ format: 'email', pattern: z.regexes.email.source });

const nameSchema = z.string().trim().min(1, 'must not be empty').max(80, 'must have at most 80 characters');

/** A password that somebody chooses. Kept as it is: not trimmed, not cut, every character counts. */
export const newPasswordSchema = z
  .string()
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
