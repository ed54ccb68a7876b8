// The rules of a new country, without writing a file: what it is called, which rules it begins with, and then one value after the other.
// Two members sign; from then on an organisation can work under it.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { hashes } from '../../../jurisdictions/hashes.ts'
import { packs } from '../../../jurisdictions/packs.ts'
import type { PackFile, Words } from '../../jurisdiction/define.ts'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Select } from '../../web/controls/select.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { ErrorMessage } from '../../web/actions/error-message.tsx'
import { inDocumentLanguage } from '../../web/language/law-words.ts'
import { useLanguage } from '../../web/language/language.tsx'
import { Page } from '../../web/shell/page.tsx'
import { countryFile, ofItsOwn } from '../change-file.ts'
import { ChangeForm } from './change-form.tsx'
import { Changes } from './changes.tsx'
import { Drafts } from './drafts.tsx'
import { useLawChanges } from './use-changes.ts'
import { lawQuery } from './use-law.ts'

export function NewLaw() {
  const { t } = useLanguage()
  const [file, begin] = useState<PackFile | null>(null)
  const changes = useLawChanges(ofItsOwn)
  const base = useQuery({ ...lawQuery(file?.inherits ?? 'coe') })
  const mine = changes.all
  return (
    <Page
      title={t('law.country')}
      lead={t('law.country.lead')}
      width="narrow"
      back={{ href: '/network', label: t('network.title') }}
    >
      <ErrorMessage error={changes.error ?? base.error} />
      {base.data && mine.length > 0 && <Changes law={base.data} changes={changes} />}
      {file ? (
        base.data && (
          <ChangeForm key={`${file.id} ${mine.length}`} over={ofItsOwn} law={base.data} first={file} />
        )
      ) : (
        <Begin onBegun={begin} />
      )}
      {!file && <Drafts over={ofItsOwn} />}
    </Page>
  )
}

/** Its name and its base. */
function Begin({ onBegun }: { onBegun: (file: PackFile) => void }) {
  const { t, language } = useLanguage()
  const [name, setName] = useState('')
  const [id, setId] = useState('')
  const [base, setBase] = useState<string | null>('coe')
  const [authority, setAuthority] = useState('')
  const isId = /^[a-z][a-z0-9]{1,19}$/.test(id) && !packs.has(id) && id !== ofItsOwn
  const isWhole = name.trim() !== '' && isId && base !== null
  const words = (text: string): Words => ({ en: text.trim(), [language.tag]: text.trim() })
  return (
    <Card title={t('law.country.begin')}>
      <div className="stack">
        <TextField label={t('law.country.name')} value={name} onChange={setName} maxLength={80} />
        <TextField
          label={t('law.country.id')}
          value={id}
          onChange={(typed) => setId(typed.toLowerCase())}
          dir="ltr"
          maxLength={20}
          {...(id !== '' && !isId ? { error: t('law.country.id.taken') } : {})}
        />
        <Select
          label={t('law.country.base')}
          options={Object.keys(hashes).map((value) => ({
            value,
            label: inDocumentLanguage(packs.get(value)!.title),
          }))}
          value={base}
          onChange={setBase}
        />
        <TextField
          label={t('law.country.authority')}
          optional
          value={authority}
          onChange={setAuthority}
          maxLength={120}
        />
        <Button
          look="primary"
          isDisabled={!isWhole}
          onPress={() =>
            onBegun(
              countryFile({
                id,
                title: words(name),
                inherits: base!,
                ...(authority.trim() && { authority: words(authority) }),
              }),
            )
          }
        >
          {t('law.country.next')}
        </Button>
      </div>
    </Card>
  )
}
