import { MESSAGE_SCENARIOS } from './message-scenarios';
import { SERVER_SCENARIOS } from './server-scenarios';
import type { Scenario } from './stage';
import { STRIPE_SCENARIOS } from './stripe-scenarios';
import { WORKER_SCENARIOS } from './worker-scenarios';

/** Every scenario by the name that `npm run faults -- --scenario` takes. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  ...WORKER_SCENARIOS,
  ...SERVER_SCENARIOS,
  ...STRIPE_SCENARIOS,
  ...MESSAGE_SCENARIOS,
};
