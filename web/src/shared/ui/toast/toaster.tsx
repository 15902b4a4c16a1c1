import { Toast } from '@base-ui/react/toast';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { useI18n } from '../../i18n/i18n';
import { receiveToasts, type ToastText } from './notify';

const SHOWN_MS = 7_000;

const MARKS = { good: 'bg-good', warn: 'bg-warn', bad: 'bg-bad', neutral: 'bg-accent' } as const;

/** Shows what `notify` tells; F6 moves the focus there. On a phone at the top: what one pays or buys with is below. */
export default function Toaster() {
  return (
    <Toast.Provider timeout={SHOWN_MS}>
      <Receiver />
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-4 top-20 z-50 mx-auto flex max-w-sm flex-col gap-2 sm:top-auto sm:right-6 sm:bottom-6 sm:left-auto sm:w-96">
          <List />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Receiver() {
  const { add } = Toast.useToastManager<ToastText>();
  useEffect(() => receiveToasts((toast) => add({ title: toast.title, data: toast })), [add]);
  return null;
}

function List() {
  const { t } = useI18n();
  const { toasts } = Toast.useToastManager<ToastText>();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="flex items-center gap-3 rounded-card border border-line bg-surface py-2 pr-2 pl-4 shadow-pop transition-all duration-300 data-ending-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:translate-y-4 data-starting-style:opacity-0"
    >
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-full ${MARKS[toast.data?.tone ?? 'neutral']}`} />
      <Toast.Content className="flex min-w-0 grow items-center gap-2">
        <Toast.Title render={<p />} className="grow text-sm font-semibold text-pretty" />
        {toast.data?.action && (
          <Link
            className="rounded-control px-3 py-3 text-sm font-semibold text-accent hover:bg-accent-wash"
            to={toast.data.action.href}
          >
            {toast.data.action.label}
          </Link>
        )}
      </Toast.Content>
      <Toast.Close
        aria-label={t.frame.close}
        className="grid size-11 shrink-0 place-items-center rounded-control text-soft hover:bg-sunken"
      >
        <X aria-hidden="true" className="size-4" />
      </Toast.Close>
    </Toast.Root>
  ));
}
