import type { Connection } from 'mongoose';
import { defineAccountModels } from './accounts';
import { defineHoldModels } from './holds';
import { defineOrderModel } from './orders';
import { definePaymentModel } from './payments';
import { definePictureModel } from './pictures';
import { defineRateCounterModel } from './rate-counters';
import { defineTicketModel } from './tickets';

/** Every collection of the platform, on one connection. */
export const defineModels = (connection: Connection) => ({
  ...defineAccountModels(connection),
  ...defineHoldModels(connection),
  tickets: defineTicketModel(connection),
  orders: defineOrderModel(connection),
  payments: definePaymentModel(connection),
  pictures: definePictureModel(connection),
  rateCounters: defineRateCounterModel(connection),
});

export type Models = ReturnType<typeof defineModels>;
