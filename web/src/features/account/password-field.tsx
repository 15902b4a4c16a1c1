import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, useState } from 'react';
import { useI18n } from '../../shared/i18n/i18n';
import { Field } from '../../shared/ui/field';

interface PasswordFieldProps extends Omit<ComponentProps<'input'>, 'className' | 'id' | 'type'> {
  label: string;
  hint?: string;
  error?: string;
}

/** A password, which can be looked at while it is typed. */
export function PasswordField({ label, hint, error, ...input }: PasswordFieldProps) {
  const { t } = useI18n();
  const [isShown, show] = useState(false);
  const Icon = isShown ? EyeOff : Eye;
  return (
    <Field label={label} hint={hint} error={error}>
      {(ids) => (
        <div className="relative">
          <input {...input} {...ids} type={isShown ? 'text' : 'password'} className="control pr-14" />
          <button
            type="button"
            aria-label={isShown ? t.account.hidePassword : t.account.showPassword}
            onClick={() => show(!isShown)}
            className="absolute inset-y-0 right-0.5 my-0.5 grid w-11 place-items-center rounded-control text-soft hover:bg-sunken"
          >
            <Icon aria-hidden="true" className="size-5" />
          </button>
        </div>
      )}
    </Field>
  );
}
