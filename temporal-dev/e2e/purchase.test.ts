import { type Marketplace, startMarketplace } from '../testing/start-marketplace';
import { describePurchases } from './purchase-journeys';

let market: Marketplace;

beforeAll(async () => {
  market = await startMarketplace();
});

afterAll(() => market?.stop());

describePurchases(() => ({
  signUp: market.signUp,
  temporal: market.context.temporal,
  natsUrl: market.platform.config.NATS_URL,
  stripeUrl: market.platform.config.STRIPE_API_URL ?? '',
  ledger: async () => market.stripe.ledger(),
}));
