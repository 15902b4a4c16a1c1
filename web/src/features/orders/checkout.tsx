import type { FetcherWithComponents } from 'react-router';
import type { OrderAnswer } from '../../../../shared/contracts/http/orders';
import type { Refusal } from '../../shared/api/attempt';
import { formatCountdown, spokenCountdown } from '../../shared/lib/countdown';
import { formatPrice } from '../../shared/lib/format-price';
import { ProblemNotice } from '../../shared/ui/problem-notice';
import { TEST_CARDS } from './test-cards';
import { usePoll } from './use-poll';
import { useSecondsLeft } from './use-seconds-left';

const POLL_MS = 3_000;
/** At the end of the window the outcome is a moment away. */
const CLOSING_POLL_MS = 1_000;

interface CheckoutProps {
  order: OrderAnswer;
  fetcher: FetcherWithComponents<Refusal | null>;
}

/** Pay or give back, while the hold lasts. */
export function Checkout({ order, fetcher }: CheckoutProps) {
  const seconds = useSecondsLeft(order.expiresAt);
  const busy = fetcher.state !== 'idle';
  // An accepted command that the order does not show yet is being decided.
  const deciding = seconds === 0 || (!busy && fetcher.data === null);
  usePoll(deciding ? CLOSING_POLL_MS : POLL_MS);
  return (
    <>
      <div className="countdown" data-urgent={seconds < 120}>
        <span aria-hidden="true">Yours for</span>
        <strong aria-hidden="true">{formatCountdown(seconds)}</strong>
        <span className="visually-hidden">The ticket is held for you, {spokenCountdown(seconds)} left to pay.</span>
      </div>
      <ProblemNotice problem={busy ? undefined : fetcher.data?.problem} />
      {deciding ? (
        <p className="notice">
          {seconds === 0 ? 'The time to pay is over. Closing the order…' : 'One moment, this is being decided…'}
        </p>
      ) : (
        <>
          <fetcher.Form method="post">
            <fieldset className="cards" disabled={busy}>
              <legend>Pay with a test card</legend>
              <p className="muted">No real money moves. Choose a card to see how its bank answers.</p>
              {TEST_CARDS.map((card, index) => (
                <label key={card.id} className="card-choice">
                  <input type="radio" name="paymentMethod" value={card.id} defaultChecked={index === 0} />
                  <span className="card-choice-text">
                    <strong>{card.label}</strong>
                    <small>{card.effect}</small>
                  </span>
                </label>
              ))}
            </fieldset>
            <button className="button button-wide" type="submit" name="command" value="pay" disabled={busy}>
              {busy ? 'One moment…' : `Pay ${formatPrice(order.price)}`}
            </button>
          </fetcher.Form>
          <fetcher.Form method="post">
            <button
              className="button button-quiet button-wide"
              type="submit"
              name="command"
              value="cancel"
              disabled={busy}
            >
              Cancel this order
            </button>
          </fetcher.Form>
        </>
      )}
    </>
  );
}
