import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { RefObject } from 'react';
import { Button } from './button';
import type { Question } from './confirm-dialog';

interface ConfirmPopupProps extends Question {
  isOpen: boolean;
  onOpenChange(isOpen: boolean): void;
  /** Focus goes back to it. */
  asker: RefObject<HTMLElement | null>;
}

/** What `ConfirmDialog` asks; a file of its own, for most who could be asked never are. */
export default function ConfirmPopup({
  isOpen,
  onOpenChange,
  asker,
  title,
  text,
  confirm,
  keep,
  onConfirm,
}: ConfirmPopupProps) {
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-black/50 transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <AlertDialog.Popup
          finalFocus={asker}
          className="fixed inset-x-4 bottom-4 z-50 mx-auto max-w-md rounded-card bg-surface p-6 shadow-pop transition-all duration-200 data-ending-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0 sm:top-1/3 sm:bottom-auto"
        >
          <AlertDialog.Title className="text-xl">{title}</AlertDialog.Title>
          <AlertDialog.Description className="mt-2 text-soft">{text}</AlertDialog.Description>
          <div className="mt-6 grid gap-3 sm:grid-cols-2">
            <AlertDialog.Close render={<Button look="danger" onClick={onConfirm} />}>{confirm}</AlertDialog.Close>
            <AlertDialog.Close render={<Button look="quiet" />}>{keep}</AlertDialog.Close>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
