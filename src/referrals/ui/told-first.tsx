// What the person said about who may be told, where it speaks against this recipient: read before they are asked for their yes, and nothing
// leaves before they have said otherwise.
import type { Against, MayTell } from '../../cases/may-tell.ts'
import { CheckboxGroup } from '../../web/controls/choices.tsx'
import { Notice } from '../../web/controls/notice.tsx'
import { useText } from '../../web/language/language.tsx'

interface Said {
  against: Against
  mayTell: readonly MayTell[]
  askedSince: boolean
  onChange: (askedSince: boolean) => void
  error: string | undefined
}

export function ToldFirst({ against, mayTell, askedSince, onChange, error }: Said) {
  const t = useText()
  const who = mayTell.map((one) => t(`case.mayTell.${one}`)).join(' · ')
  return (
    <Notice tone="due" title={t('refer.told')}>
      <div className="stack">
        <p>{t(`refer.told.${against}`, { who })}</p>
        {against !== 'ask_first' && (
          <CheckboxGroup
            id="askedSince"
            label={t('refer.told.since')}
            error={error}
            choices={[{ value: 'yes', label: t('refer.told.since.yes') }]}
            value={askedSince ? ['yes'] : []}
            onChange={(value) => onChange(value.includes('yes'))}
          />
        )}
      </div>
    </Notice>
  )
}
