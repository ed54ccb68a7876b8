// Half a name is remembered. Three letters in the search box lead to the case, and nothing of them leaves the machine.

import { expect } from '@playwright/test'
import { visit } from '../hands.ts'
import { job } from './job.ts'

job(
  { number: 19, profession: 'caseworker', who: 'amara', what: 'somebody found by half a name' },
  {
    async before({ stage }) {
      await stage.act('amara', 'openCase', { name: 'Tsehay Alemu', language: 'am' })
      return stage.act<string>('amara', 'openCase', { name: 'Ngozi Okafor', language: 'en' })
    },
    async work(amara, caseId) {
      const sent: string[] = []
      amara.page.on('request', (one) => sent.push(`${one.url()} ${one.postData() ?? ''}`))
      await amara.type(amara.page.getByRole('search').getByRole('combobox'), 'Oka')
      await amara.press(amara.page.getByRole('option', { name: 'Ngozi Okafor' }))
      await amara.arrivesAt(new RegExp(`/cases/${caseId}$`))
      await amara.sees(amara.page.getByRole('button', { name: 'What next?' }))
      return sent
    },
    after(_scene, _caseId, sent) {
      expect(sent.filter((one) => one.includes('Oka'))).toEqual([])
      return Promise.resolve()
    },
  },
)

job(
  {
    number: 19,
    profession: 'caseworker',
    who: 'samir',
    what: 'somebody found by their code name',
    goal: { presses: 2 },
    isKept: true,
  },
  {
    async before({ stage }) {
      return stage.act<string>('amara', 'openCase', { name: 'Ngozi Okafor', language: 'en' })
    },
    async work(samir, caseId) {
      await visit(samir.page, `/cases/${caseId}`)
      await samir.sees(samir.page.getByRole('button', { name: 'What next?' }))
      // What he hears in the corridor is the code name, which stands on every list.
      const alias = await samir.main.getByRole('heading', { level: 1 }).innerText()
      await visit(samir.page, '/')
      const sent: string[] = []
      samir.page.on('request', (one) => sent.push(`${one.url()} ${one.postData() ?? ''}`))
      const [first = '', second = ''] = alias.split(' ')
      const half = `${second.slice(0, 4)} ${first.slice(0, 3)}`.toLowerCase()
      await samir.type(samir.page.getByRole('search').getByRole('combobox'), half)
      await samir.press(samir.page.getByRole('option', { name: alias }))
      await samir.arrivesAt(new RegExp(`/cases/${caseId}$`))
      return { sent, half }
    },
    after(_scene, _caseId, { sent, half }) {
      expect(sent.filter((one) => decodeURIComponent(one).toLowerCase().includes(half))).toEqual([])
      return Promise.resolve()
    },
  },
)
