import { useI18n } from '../../shared/i18n/i18n';
import { useSession } from '../../shared/session/use-session';
import { PasswordForm } from './password-form';
import { ProfileForm } from './profile-form';
import { Sessions } from './sessions';

export function AccountPage() {
  const { t } = useI18n();
  const user = useSession();
  if (!user) return null;
  return (
    <div className="mx-auto max-w-2xl space-y-6 py-8 sm:py-12">
      <title>{t.pageTitle(t.account.title)}</title>
      <div className="mb-8 flex items-center gap-4">
        <span
          aria-hidden="true"
          className="grid size-16 shrink-0 place-items-center rounded-full bg-accent-wash text-2xl font-extrabold text-accent uppercase"
        >
          {user.name.slice(0, 1)}
        </span>
        <div className="min-w-0">
          <h1 className="truncate text-3xl font-extrabold sm:text-4xl">{user.name}</h1>
          <p className="truncate text-soft">{user.email}</p>
        </div>
      </div>
      <ProfileForm key={user.name} name={user.name} />
      <PasswordForm />
      <Sessions />
    </div>
  );
}
