// A picture on which somebody marks what is taken out: drawn with the hand, or by four numbers for whoever draws nothing.
import { useEffect, useRef, useState, type PointerEvent } from 'react'
import { latinNumber } from '../../jurisdiction/money.ts'
import { Button } from '../../web/controls/button.tsx'
import { Rows } from '../../web/controls/rows.tsx'
import { TextField } from '../../web/controls/text-field.tsx'
import { useLanguage } from '../../web/language/language.tsx'
import { boxBetween, type Box } from '../redaction.ts'

interface Props {
  picture: Blob
  name: string
  boxes: readonly Box[]
  onChange: (boxes: readonly Box[]) => void
}

const percent = (thousandths: number): string => `${String(thousandths / 10)}%`

export function BoxesOnPicture({ picture, name, boxes, onChange }: Props) {
  const { t } = useLanguage()
  const [url, setUrl] = useState<string>()
  const [begun, setBegun] = useState<{ x: number; y: number }>()
  const frame = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const made = URL.createObjectURL(picture)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [picture])
  const at = ({ clientX, clientY }: PointerEvent) => {
    const { left, top, width, height } = frame.current!.getBoundingClientRect()
    return { x: ((clientX - left) / width) * 1000, y: ((clientY - top) / height) * 1000 }
  }
  const end = (event: PointerEvent) => {
    if (!begun) return
    const box = boxBetween(begun, at(event))
    setBegun(undefined)
    if (box.width > 0 && box.height > 0) onChange([...boxes, box])
  }
  return (
    <div className="stack">
      <div
        ref={frame}
        className="bundle-picture"
        onPointerDown={(event) => setBegun(at(event))}
        onPointerUp={end}
        onPointerLeave={() => setBegun(undefined)}
      >
        {url && <img src={url} alt={name} draggable={false} />}
        {boxes.map(({ left, top, width, height }) => (
          <span
            key={[left, top, width, height].join()}
            className="bundle-box"
            style={{
              left: percent(left),
              top: percent(top),
              width: percent(width),
              height: percent(height),
            }}
          />
        ))}
      </div>
      <p className="second">{t('bundle.draw')}</p>
      <Listed boxes={boxes} onChange={onChange} />
      <ByNumbers onAdd={(box) => onChange([...boxes, box])} />
    </div>
  )
}

/** Each of them, to be taken off again. */
function Listed({ boxes, onChange }: Pick<Props, 'boxes' | 'onChange'>) {
  const { t } = useLanguage()
  return (
    <Rows
      rows={boxes.map((box, n) => ({
        id: String(n),
        title: t('bundle.box', { n: n + 1 }),
        detail: t('bundle.box.at', {
          left: box.left / 10,
          top: box.top / 10,
          width: box.width / 10,
          height: box.height / 10,
        }),
        actions: (
          <Button size="small" look="quiet" onPress={() => onChange(boxes.filter((_, other) => other !== n))}>
            {t('bundle.box.remove')}
            <span className="unseen"> {n + 1}</span>
          </Button>
        ),
      }))}
    />
  )
}

const sides = ['left', 'top', 'width', 'height'] as const
const nothing = { left: '', top: '', width: '', height: '' }

/** Four numbers from 0 to 100. */
function ByNumbers({ onAdd }: { onAdd: (box: Box) => void }) {
  const { t } = useLanguage()
  const [typed, setTyped] = useState(nothing)
  const [left, top, width, height] = sides.map((side) =>
    typed[side].trim() === '' ? Number.NaN : Number(latinNumber(typed[side])) * 10,
  ) as [number, number, number, number]
  const isWhole =
    [left, top, width, height].every((number) => number >= 0 && number <= 1000) && width * height > 0
  const add = () => {
    onAdd(boxBetween({ x: left, y: top }, { x: left + width, y: top + height }))
    setTyped(nothing)
  }
  return (
    <details>
      <summary>{t('bundle.numbers')}</summary>
      <div className="bundle-numbers">
        {sides.map((side) => (
          <TextField
            key={side}
            label={t(`bundle.numbers.${side}`)}
            type="tel"
            dir="ltr"
            maxLength={5}
            value={typed[side]}
            onChange={(words) => setTyped({ ...typed, [side]: words })}
          />
        ))}
        <Button size="small" isDisabled={!isWhole} onPress={add}>
          {t('bundle.numbers.add')}
        </Button>
      </div>
    </details>
  )
}
