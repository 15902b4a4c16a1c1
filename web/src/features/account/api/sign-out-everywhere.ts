import { bodyOf } from '../../../../../shared/contracts/client/body-of';
import { api } from '../../../shared/api/api';

/** Ends every session of whoever is signed in, this one too. */
export const signOutEverywhere = () => bodyOf(api.POST('/api/users/signout-everywhere'));
