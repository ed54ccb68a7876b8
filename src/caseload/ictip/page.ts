// docs/ictip.md and docs/ictip.schema.json, made from the code list (`npm run htcds`).
import { icTipColumns } from './file.ts'
import { listVersion, units, variableNames, variableOf, type Unit } from './code-list.ts'

const namesOf = (unit: Unit) => variableNames.filter((name) => variableOf(name).unit === unit)

/** By which a file in JSON is checked: every unit, every variable and every code, and nothing else. */
export function icTipSchema(): object {
  const line = (name: (typeof variableNames)[number]) => ({
    type: 'object',
    properties: {
      case: name === 'entity_type' ? { type: 'null' } : { type: 'integer', minimum: 1 },
      variable: { const: name },
      code: { enum: variableOf(name).codes },
      official: { type: ['string', 'null'] },
      month: { anyOf: [{ type: 'string', pattern: String.raw`^\d{4}-(0[1-9]|1[0-2])$` }, { type: 'null' }] },
    },
    required: ['case', 'variable', 'code', 'official', 'month'],
    additionalProperties: false,
  })
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Cases by the units of IC-TIP, ${listVersion}`,
    type: 'object',
    properties: {
      classification: { const: 'IC-TIP' },
      codeList: { const: listVersion },
      cases: { type: 'integer', minimum: 0 },
      ...Object.fromEntries(
        units.map((unit) => [unit, { type: 'array', items: { oneOf: namesOf(unit).map(line) } }]),
      ),
    },
    required: ['classification', 'codeList', 'cases', ...units],
    additionalProperties: false,
  }
}

export function icTipPage(): string {
  const rows = variableNames.map((name) => {
    const { unit, means, from, codes, official, isSeveral } = variableOf(name)
    const told = codes.map((code) => (official?.[code] ? `\`${code}\` = ${official[code]}` : `\`${code}\``))
    return `| ${unit} | \`${name}\` | ${means} | ${isSeveral ? 'several' : 'one'} | ${told.join(', ')} | ${from} |`
  })
  return `# Cases by the units of IC-TIP

*Cases* → *Caseload in and out* → *Take away* → **IC-TIP** writes what an organisation knows of its own cases by the four units of the International
Classification for Administrative Data on Trafficking in Persons (IOM and UNODC; adopted by the UN Statistical Commission in 2025): reporting entity, event, victim, perpetrator.
Written by \`npm run htcds\` from \`src/caseload/ictip/code-list.ts\`. Neither custodian endorses this page or the program.

**The codes are not the published ones.** IC-TIP's own list of categories was not at hand when this was made; the variables and codes below are those by which this
network counts, called \`${listVersion}\`. Where the published list is transcribed, its code is written beside ours and stands in the column \`official\`, which is empty until then.

The file is made in the browser of whoever asks, with their keys. It holds no name, reference, place, day or country: cases are numbered within the file, in a drawn order;
what is a step has its month. Of a case it says what that person may read: a part that is not shared, or a process that their profession does not see, is not in
it. Steps are the last two hundred of a case, and where each process stands. A month, an age group and a rare form of exploitation can still single out one person: it is a
file about people, not a table of figures.

* **CSV**: the columns \`${icTipColumns.join('`, `')}\`, one line for each thing that is said. The first line is the reporting entity and has no case.
* **JSON**: \`classification\`, \`codeList\`, \`cases\` (how many), and a list for each unit with the same fields. [ictip.schema.json](ictip.schema.json) checks it.

| unit | variable | what it says | of one case | codes | from |
|---|---|---|---|---|---|
${rows.join('\n')}
`
}
