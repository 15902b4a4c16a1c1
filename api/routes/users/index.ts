import type { Router } from 'express';
import type { ApiContext } from '../../context';
import { limitSignIns } from '../../middleware/rate-limits';
import { serve } from '../../openapi/operation';
import { sellerOperations, userOperations } from '../../openapi/users';
import { changePassword } from './change-password';
import { createToken } from './create-token';
import { getCurrentUser } from './get-current-user';
import { getSeller } from './get-seller';
import { refreshToken } from './refresh-token';
import { signIn } from './sign-in';
import { signOut } from './sign-out';
import { signOutEverywhere } from './sign-out-everywhere';
import { signUp } from './sign-up';
import { updateProfile } from './update-profile';

export function userRoutes(context: ApiContext): Router {
  const signInLimits = limitSignIns(context);
  return serve(userOperations, {
    signUp: signUp(context),
    signIn: signIn(context, signInLimits),
    signOut: signOut(context),
    signOutEverywhere: signOutEverywhere(context),
    createToken: createToken(context, signInLimits),
    refreshToken: refreshToken(context),
    getCurrentUser: getCurrentUser(context),
    updateProfile: updateProfile(context),
    changePassword: changePassword(context),
  });
}

export const sellerRoutes = (context: ApiContext): Router => serve(sellerOperations, { getSeller: getSeller(context) });
