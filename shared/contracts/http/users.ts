import { z } from 'zod';

const MIN_PASSWORD = 8;
/** Far above what anybody types, low enough that hashing it is cheap. A longer one is refused, never truncated. */
const MAX_PASSWORD = 1024;
const MAX_EMAIL = 254;

export const emailSchema = z
  .string()
  .trim()
  .max(MAX_EMAIL, `must have at most ${MAX_EMAIL} characters`)
  .transform((email) => email.toLowerCase())
  .pipe(z.email('must be an email address'));

const nameSchema = z.string().trim().min(1, 'must not be empty').max(80, 'must have at most 80 characters');

export const signUpSchema = z.object({
  email: emailSchema,
  password: z
    .string()
    .min(MIN_PASSWORD, `must have at least ${MIN_PASSWORD} characters`)
    .max(MAX_PASSWORD, `must have at most ${MAX_PASSWORD} characters`),
  name: nameSchema.optional(),
});

export const signInSchema = z.object({
  email: emailSchema,
  password: z.string().min(1, 'must not be empty').max(MAX_PASSWORD, `must have at most ${MAX_PASSWORD} characters`),
});

export const updateProfileSchema = z.object({ name: nameSchema });

export interface SignedInUser {
  id: string;
  email: string;
  name: string;
}

export interface CurrentUserAnswer {
  currentUser: SignedInUser | null;
}
