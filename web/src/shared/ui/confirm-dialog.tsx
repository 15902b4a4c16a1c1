import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import { type Appearance, Button } from './button';

const loadPopup = () => import('./confirm-popup');
const ConfirmPopup = lazy(loadPopup);

export interface Question {
  title: string;
  text: string;
  confirm: string;
  keep: string;
  onConfirm(): void;
}

interface ConfirmDialogProps extends Question, Appearance {
  disabled?: boolean;
  /** The text of the button that asks. */
  children: ReactNode;
}

/** A button that asks before something that cannot be taken back. Escape and the second answer change nothing. */
export function ConfirmDialog({ look, size, disabled, children, ...question }: ConfirmDialogProps) {
  const [isOpen, setOpen] = useState<boolean>();
  const button = useRef<HTMLButtonElement>(null);
  // Whoever points at the button may press it in a moment.
  const prepare = () => void loadPopup().catch(() => undefined);
  return (
    <>
      <Button
        ref={button}
        look={look}
        size={size}
        disabled={disabled}
        aria-haspopup="dialog"
        onPointerEnter={prepare}
        onFocus={prepare}
        onClick={() => setOpen(true)}
      >
        {children}
      </Button>
      {isOpen !== undefined && (
        <Suspense>
          <ConfirmPopup {...question} isOpen={isOpen} onOpenChange={setOpen} asker={button} />
        </Suspense>
      )}
    </>
  );
}
