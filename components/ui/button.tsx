import type { ButtonHTMLAttributes } from 'react';

type Look = 'primary' | 'plain' | 'quiet';
const LOOKS: Record<Look, string> = {
  primary: 'bg-action text-on-action font-semibold min-h-14 px-5',
  plain: 'border border-edge bg-surface min-h-11 px-4',
  quiet: 'min-h-11 min-w-11 px-2 text-soft underline-offset-4 hover:underline',
};

/** Says what happens when it is pressed. */
export function Button({
  look = 'plain',
  className = '',
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look }) {
  return (
    <button
      type="button"
      className={`cursor-pointer rounded-md disabled:cursor-default disabled:opacity-55 ${LOOKS[look]} ${className}`}
      {...rest}
    />
  );
}
