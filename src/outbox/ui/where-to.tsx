// By what, and to which address or number: the same two questions for staff and beside a person.
import { Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useText } from '../../web/language/language.tsx'
import type { Channel } from '../codes.ts'

export interface Where {
  channel: Channel
  to: string
}

/** Spaces are for reading. */
export const plainAddress = (to: string): string => to.replaceAll(/[\s()-]/gu, '')

export function WhereTo({
  channels,
  value,
  isWrong,
  onChange,
}: {
  channels: readonly Channel[]
  value: Where
  isWrong: boolean
  onChange: (value: Where) => void
}) {
  const t = useText()
  return (
    <>
      {channels.length > 1 && (
        <Select
          label={t('telling.channel')}
          options={channels.map((channel) => ({ value: channel, label: t(`telling.channel.${channel}`) }))}
          value={value.channel}
          onChange={(channel) => channel && onChange({ channel: channel as Channel, to: '' })}
        />
      )}
      <TextField
        label={t(`telling.to.${value.channel}`)}
        hint={t('telling.to.hint')}
        dir="ltr"
        type={value.channel === 'mail' ? 'email' : 'tel'}
        value={value.to}
        onChange={(to) => onChange({ ...value, to })}
        error={isWrong ? t(`telling.wrong.${value.channel}`) : undefined}
      />
    </>
  )
}
