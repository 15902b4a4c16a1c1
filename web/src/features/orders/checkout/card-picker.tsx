import { useI18n } from '../../../shared/i18n/i18n';
import { Notice } from '../../../shared/ui/notice';
import { TEST_CARDS, type TestCard } from './test-cards';

interface CardPickerProps {
  chosen: string;
  onChoose(paymentMethod: string): void;
  isDisabled: boolean;
}

/** Test cards in place of a form for a real one. */
export function CardPicker({ chosen, onChoose, isDisabled }: CardPickerProps) {
  const { t } = useI18n();
  return (
    <fieldset disabled={isDisabled}>
      <legend className="mb-4 text-xl font-bold tracking-tight">{t.checkout.testCards}</legend>
      <Notice tone="neutral">{t.checkout.testMode}</Notice>
      {TEST_CARDS.map(({ name, cards }) => (
        <fieldset key={name} className="mt-6">
          <legend className="mb-2 text-sm font-semibold text-soft">{t.checkout.groups[name]}</legend>
          <div className="space-y-2">
            {cards.map((card) => (
              <CardChoice key={card.id} card={card} isChosen={card.id === chosen} onChoose={onChoose} />
            ))}
          </div>
        </fieldset>
      ))}
    </fieldset>
  );
}

interface CardChoiceProps {
  card: TestCard;
  isChosen: boolean;
  onChoose(paymentMethod: string): void;
}

function CardChoice({ card: { id, brand, lastDigits, effect }, isChosen, onChoose }: CardChoiceProps) {
  const { t } = useI18n();
  return (
    <label className="flex min-h-16 cursor-pointer items-center gap-4 rounded-control border border-line bg-surface px-4 py-2 hover:border-ink has-checked:border-accent has-checked:bg-accent-wash has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <input
        type="radio"
        name="paymentMethod"
        value={id}
        checked={isChosen}
        onChange={() => onChoose(id)}
        className="size-5 shrink-0 accent-accent outline-none"
      />
      <span className="grow">
        <span className="block font-semibold">
          {brand} <span aria-hidden="true">••••</span> {lastDigits}
        </span>
        <span className="block text-sm text-soft">{t.checkout.cards[effect]}</span>
      </span>
      <CardMark brand={brand} />
    </label>
  );
}

const CardMark = ({ brand }: { brand: TestCard['brand'] }) => (
  <svg aria-hidden="true" viewBox="0 0 40 26" className="h-7 w-11 shrink-0">
    <rect width="40" height="26" rx="5" fill={brand === 'Visa' ? '#1b2a6b' : '#2a2a33'} />
    {brand === 'Visa' ? (
      <text x="20" y="17.5" textAnchor="middle" fill="#fff" className="text-[12px] font-extrabold italic">
        VISA
      </text>
    ) : (
      <>
        <circle cx="16" cy="13" r="7" fill="#eb4d3d" />
        <circle cx="24" cy="13" r="7" fill="#f5a623" fillOpacity="0.85" />
      </>
    )}
  </svg>
);
