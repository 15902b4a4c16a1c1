import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from '../../../../shared/contracts/client/body-of';

const RETRIES = 2;

/** What the server refuses stays refused; outages pass. */
const isWorthRetrying = (failures: number, error: Error) =>
  failures < RETRIES && !(error instanceof ProblemError && error.problem.status < 500);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 5_000, gcTime: 30 * 60_000, retry: isWorthRetrying },
    mutations: { retry: false },
  },
});
