import { Router } from 'express';
import type { ApiContext } from '../../context';
import { getCurrentUser } from './get-current-user';
import { signIn } from './sign-in';
import { signOut } from './sign-out';
import { signUp } from './sign-up';
import { updateProfile } from './update-profile';

export const userRoutes = (context: ApiContext): Router =>
  Router()
    .post('/signup', signUp(context))
    .post('/signin', signIn(context))
    .post('/signout', signOut(context))
    .get('/currentuser', getCurrentUser(context))
    .patch('/me', updateProfile(context));
