// Which file. It is read here and goes nowhere.
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Button } from '../../web/controls/button.tsx'
import { Card } from '../../web/controls/card.tsx'
import { Progress } from '../../web/controls/progress.tsx'
import { useText } from '../../web/language/language.tsx'
import { mostRows } from '../../api/table/row.ts'
import type { Bringing } from './use-bring.ts'

export function FileStep({ bringing: { busy, rows, choose } }: { bringing: Bringing }) {
  const t = useText()
  return (
    <Card title={t('caseload.file')} lead={t('caseload.file.lead')}>
      <div className="stack">
        <ul className="bullets">
          <li>{t('caseload.file.kinds')}</li>
          <li>{t('caseload.file.limits', { rows: mostRows })}</li>
          <li>{t('caseload.file.sealed')}</li>
        </ul>
        {busy && <Progress label={t('caseload.reading', { rows })} />}
        <div className="row">
          <FileTrigger
            acceptedFileTypes={['.csv', '.tsv', '.txt', '.json', 'text/csv', 'application/json']}
            onSelect={(list) => list?.[0] && void choose(list[0])}
          >
            <Button look="primary" icon="document" isPending={busy}>
              {t('caseload.file.choose')}
            </Button>
          </FileTrigger>
        </div>
      </div>
    </Card>
  )
}
