// The frame that all questions share: the question, why it is asked and who will see the answer, the place for the
// answer, and what is wrong with it. Optional questions say so; there are no asterisks.
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'
import { useText } from '../language/language.tsx'
import './field.css'

/** What every field takes. */
export type FieldProps = {
  label: string
  /** Why we ask, an example, or how to answer. */
  hint?: string | undefined
  /** Who will be able to read the answer ("Sealed. Readable by Harbour House."). Shown with a lock. */
  readers?: string | undefined
  /** One sentence, the same as in the error summary. Presence makes the field invalid. */
  error?: string | undefined
  optional?: boolean | undefined
  /** Target of the error summary's link. */
  id?: string | undefined
  name?: string | undefined
  isDisabled?: boolean | undefined
  autoFocus?: boolean | undefined
}

/** Splits off what the frame shows from what the control itself needs. */
export function frameOf<P extends FieldProps>({ label, hint, readers, error, optional, ...control }: P) {
  return {
    frame: { label, hint, readers, error, optional },
    control: { ...control, isInvalid: Boolean(error) },
  }
}

/** Draws the frame round a control; must stand inside a react-aria field. `as` is `span` where the label is a group's. */
export function Frame({
  label,
  hint,
  readers,
  error,
  optional,
  children,
}: FieldProps & { children: ReactNode }) {
  const t = useText()
  return (
    <>
      <Label className="field-label">
        {label}
        {optional && <span className="field-optional"> {t('web.field.optional')}</span>}
      </Label>
      {(hint || readers) && (
        <Text slot="description" className="field-hint">
          {hint && <span>{hint}</span>}
          {readers && (
            <span className="field-readers">
              <Icon name="lock" size={16} />
              {readers}
            </span>
          )}
        </Text>
      )}
      {children}
      <FieldError className="field-error">
        <Icon name="alert" size={18} />
        <span>{error}</span>
      </FieldError>
    </>
  )
}

/** Leaves out what is undefined, because react-aria's types tell "not given" from "undefined". */
export function defined<T extends object>(props: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)) as never
}
