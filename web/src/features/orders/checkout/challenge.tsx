import { ShieldCheck } from 'lucide-react';
import { useI18n } from '../../../shared/i18n/i18n';
import { Button, ButtonAnchor } from '../../../shared/ui/button';

interface ChallengeProps {
  /** The bank's page. */
  href: string | undefined;
  onOther(): void;
}

/** The bank asks the holder of the card to confirm: there, in a tab of its own, while this page waits. */
export function Challenge({ href, onOther }: ChallengeProps) {
  const { t } = useI18n();
  return (
    <section className="card appear p-6 text-center sm:p-8">
      <span className="mx-auto mb-5 grid size-14 place-items-center rounded-full bg-accent-wash text-accent">
        <ShieldCheck aria-hidden="true" className="size-7" />
      </span>
      <h2 className="text-2xl">{t.checkout.challengeTitle}</h2>
      <p className="mx-auto mt-2 max-w-sm text-soft">{t.checkout.challengeText}</p>
      <div className="mx-auto mt-6 max-w-sm space-y-3">
        {href && (
          <ButtonAnchor wide size="large" href={href} target="_blank" rel="noreferrer">
            {t.checkout.challengeOpen}
          </ButtonAnchor>
        )}
        <Button wide look="quiet" onClick={onOther}>
          {t.checkout.challengeOther}
        </Button>
      </div>
      <p role="status" className="mt-5 animate-pulse text-sm text-soft">
        {t.checkout.challengeWaiting}
      </p>
    </section>
  );
}
