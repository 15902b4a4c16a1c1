import type { ComponentProps } from 'react';
import { Link, type LinkProps } from 'react-router';

const SHAPE =
  'inline-flex items-center justify-center gap-2 rounded-control font-semibold whitespace-nowrap transition-colors duration-150 select-none disabled:cursor-not-allowed';

const LOOKS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong disabled:bg-sunken disabled:text-soft',
  quiet:
    'border border-edge bg-surface text-ink hover:border-ink hover:bg-sunken disabled:border-line disabled:text-soft',
  plain: 'text-accent hover:bg-accent-wash disabled:text-soft',
  danger: 'border border-bad text-bad hover:bg-bad-wash disabled:border-line disabled:text-soft',
} as const;

const SIZES = {
  small: 'h-11 px-4 text-sm',
  medium: 'h-12 px-5 text-base',
  large: 'h-14 px-6 text-lg',
} as const;

export interface Appearance {
  look?: keyof typeof LOOKS;
  size?: keyof typeof SIZES;
  /** As wide as its place. */
  wide?: boolean;
}

const classes = ({ look = 'primary', size = 'medium', wide = false }: Appearance, more = '') =>
  [SHAPE, LOOKS[look], SIZES[size], wide ? 'w-full' : '', more].join(' ');

export const Button = ({ look, size, wide, className, ...props }: ComponentProps<'button'> & Appearance) => (
  <button type="button" {...props} className={classes({ look, size, wide }, className)} />
);

/** A link that looks like a button: it goes somewhere and changes nothing. */
export const ButtonLink = ({ look, size, wide, className, ...props }: LinkProps & Appearance) => (
  <Link {...props} className={classes({ look, size, wide }, className)} />
);

/** The same for a link that leaves the storefront. */
export const ButtonAnchor = ({ look, size, wide, className, ...props }: ComponentProps<'a'> & Appearance) => (
  <a {...props} className={classes({ look, size, wide }, className)} />
);
