import { AlertDialog } from '@base-ui/react/alert-dialog';
import type { ReactElement } from 'react';
import { Button } from './button';

interface ConfirmDialogProps {
  /** The button that asks. */
  trigger: ReactElement;
  title: string;
  text: string;
  confirm: string;
  keep: string;
  onConfirm(): void;
}

/** Asks before something that cannot be taken back. Escape and the second button change nothing. */
export const ConfirmDialog = ({ trigger, title, text, confirm, keep, onConfirm }: ConfirmDialogProps) => (
  <AlertDialog.Root>
    <AlertDialog.Trigger render={trigger} />
    <AlertDialog.Portal>
      <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-black/50 transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
      <AlertDialog.Popup className="fixed inset-x-4 bottom-4 z-50 mx-auto max-w-md rounded-card bg-surface p-6 shadow-pop transition-all duration-200 data-ending-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0 sm:top-1/3 sm:bottom-auto">
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
