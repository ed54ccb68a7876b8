// What somebody can do. The words say what will happen ("Stop sharing health with City Clinic"); while it happens the
// button stays focusable, says so, and cannot be pressed twice.
import { Button as AriaButton } from 'react-aria-components/Button'
import type { ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { Link as AriaLink } from 'react-aria-components/Link'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { useText } from '../language/language.tsx'
import './button.css'

type Look = {
  children: ReactNode
  /** `primary`: the one next thing on a page; `plain` (default): any other; `quiet`: inside rows; `danger`: cannot be undone. */
  look?: 'primary' | 'plain' | 'quiet' | 'danger'
  icon?: IconName
  /** Shows only the icon; the children stay as its name. */
  iconOnly?: boolean
  size?: 'small' | 'normal'
  wide?: boolean
}

export type ButtonProps = Look & Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'size'>

const shape = ({ look = 'plain', size = 'normal', wide, iconOnly }: Look) => ({
  'data-look': look,
  'data-size': size,
  'data-wide': wide || undefined,
  'data-icon-only': iconOnly || undefined,
})

function Inside({ icon, iconOnly, children }: Look) {
  return (
    <>
      {icon && <Icon name={icon} />}
      <span className={iconOnly ? 'unseen' : 'button-words'}>{children}</span>
    </>
  )
}

/** A button. `onPress` acts; `isPending` while the act is on its way; `type="submit"` inside forms. */
export function Button({ look, icon, iconOnly, size, wide, children, ...rest }: ButtonProps) {
  const t = useText()
  const seen = { look, icon, iconOnly, size, wide, children } as Look
  return (
    <AriaButton {...rest} {...shape(seen)} className="button">
      <Inside {...seen} />
      {rest.isPending && <span className="button-pending" role="img" aria-label={t('web.button.pending')} />}
    </AriaButton>
  )
}

/** Goes to another page but looks like a button. */
export function ButtonLink({ href, look, icon, iconOnly, size, wide, children }: Look & { href: string }) {
  const seen = { look, icon, iconOnly, size, wide, children } as Look
  return (
    <AriaLink href={href} {...shape(seen)} className="button">
      <Inside {...seen} />
    </AriaLink>
  )
}
