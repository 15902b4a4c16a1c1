import type { OrderAnswer } from '../../shared/contracts/http/orders';
import { orderWorkflowId } from '../../shared/contracts/orders';
import type { Ticket } from '../../shared/contracts/tickets';
import { skipWindow } from '../demo/skip-window';
import type { StackUrls } from '../stack/settings';
import { until } from '../testing/until';
import { type Actor, cancel, hire, list, pay, refund, reserve, upload } from './cast';
import { drawPhoto } from './draw-photo';

/** What the scenes play with: people, tickets and orders in every state, made through the REST API. */
export interface Stage {
  apiUrl: string;
  seller: Actor;
  buyer: Actor;
  /** Has bought nothing, sells nothing. */
  newcomer: Actor;
  /** What the seller photographed; `pictured` shows it. */
  photo: Buffer;
  tickets: Record<'available' | 'held' | 'sold' | 'pictured', Ticket>;
  orders: Record<'paid' | 'refunded' | 'cancelled' | 'failed' | 'expired', OrderAnswer>;
  /** One more order of the buyer that waits for its payment; the one before is given back. */
  openOrder(): Promise<OrderAnswer>;
}

export async function setStage({ api, temporal }: Pick<StackUrls, 'api' | 'temporal'>): Promise<Stage> {
  const [seller, buyer, newcomer] = await Promise.all([hire(api, 'Jonas'), hire(api, 'Mia'), hire(api, 'Noor')]);
  const rival = await hire(api, 'Sam');
  const order = async (title: string, category: string) => reserve(buyer, await list(seller, title, category));

  const failed = await order('Sunday Improv Marathon', 'comedy');
  await pay(buyer, failed, 'pm_card_visa_chargeDeclinedStolenCard');
  const cancelled = await order('Glass & Light: Night Opening', 'exhibition');
  await cancel(buyer, cancelled);
  const refunded = await order('Riverside Folk Weekend', 'festival');
  await pay(buyer, refunded);
  await refund(buyer, refunded);
  const expired = await order('Berlin Bears vs Hamburg Herons', 'sport');
  await expire(buyer, expired, temporal);
  const paid = await order('The Paper Lanterns: Slow Weather Tour', 'concert');
  await pay(buyer, paid);

  const available = await list(seller, 'Northern Lights Orchestra', 'concert');
  const sold = await list(seller, 'A Winter’s Tale', 'theatre');
  await pay(rival, await reserve(rival, sold));
  const held = await list(seller, 'Velvet Cartography', 'concert');
  await reserve(rival, held);

  const photo = await drawPhoto();
  const { id: pictureId } = await upload(seller, photo);
  const pictured = await list(seller, 'Late Shift at the Gasworks', 'concert', pictureId);
  const wanted = await list(seller, 'Ida Norrland Quartet', 'concert', pictureId);
  let open: OrderAnswer | undefined;
  return {
    apiUrl: api,
    seller,
    buyer,
    newcomer,
    photo,
    tickets: { available, held, sold, pictured },
    orders: { paid, refunded, cancelled, failed, expired },
    async openOrder() {
      if (open) await cancel(buyer, open);
      open = await reserve(buyer, wanted);
      return open;
    },
  };
}

/** Lets the time to pay pass at once. */
async function expire({ session }: Actor, { id }: OrderAnswer, temporal: string): Promise<void> {
  await skipWindow(temporal, orderWorkflowId(id));
  await until(async () => (await session.request<OrderAnswer>('GET', `/api/orders/${id}`)).body.status === 'cancelled');
}
