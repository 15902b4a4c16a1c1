import { createApiClient } from '../../../../shared/contracts/client/create-client';
import { fetchAnswer } from './fetch-answer';

/** The REST API, as the signed-in visitor. */
export const api = createApiClient({ fetch: fetchAnswer });
