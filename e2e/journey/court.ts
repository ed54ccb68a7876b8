// The lawyer, who was given the legal part and the name and sees a closed door before the rest; what is asked of a court,
// a claim for money, and the right to stay and work.

import { expect } from '@playwright/test'
import { agree, begin, dayFrom, move, visit } from '../hands.ts'
import { looksRight } from '../stage.ts'
import { readsOfIt } from './portal.ts'
import type { Story } from './story.ts'

export async function seesOnlyTheirPart(story: Story): Promise<void> {
  const amara = await story.at('amara')
  await agree(amara, story.caseId, {
    with: 'Legal Aid West',
    parts: ['legal', 'identity'],
    for: 'Legal help',
  })
  const ines = await story.at('ines')
  await visit(ines, `/cases/${story.caseId}`)
  const main = ines.locator('main')
  // One sentence says what is closed; nothing of it shows.
  await expect(main.getByText(/not shared with you/i).first()).toBeVisible()
  await expect(main).not.toContainText('A bed is kept')
  await expect(main).not.toContainText('Harbour House: ')
  // Her name is open to the lawyer, for half a minute and written down.
  await ines.getByRole('button', { name: 'Show names' }).click()
  await expect(main).toContainText('María')
  await looksRight(ines)
}

export async function goesToCourt(story: Story): Promise<void> {
  const ines = await story.at('ines')
  await begin(ines, story.caseId, 'Legal matter', { 'Which kind?': { one: 'Against the trafficker' } })
  await move(ines, 'Open the matter', { Lawyer: 'A lawyer is assigned' })
  await move(ines, 'Apply for special measures', {
    'Which special measures are applied for?': [
      'Screen or video link',
      'Another name in court',
      'Separate waiting room',
    ],
  })
  // The court is outside the network, so who helps writes down what it granted.
  await move(ines, 'Record the special measures that were granted', {
    'Which special measures were granted?': ['Screen or video link', 'Another name in court'],
  })
  await expect(ines.locator('ol.story')).toContainText(
    'Which special measures were granted? Screen or video link and Another name in court',
  )
  await looksRight(ines)

  await begin(ines, story.caseId, 'Legal matter', {
    'Which kind?': { one: 'Compensation from the trafficker' },
  })
  await move(ines, 'Open the matter', { Lawyer: 'A lawyer is assigned' })
  await move(ines, 'File with the court or body', { Amount: { text: '4200' } })
  await expect(ines.getByText('Filed').first()).toBeVisible()
  await expect(ines.locator('ol.story')).toContainText('4,200')
  await readsOfIt(story, 'proceeding.filed')
}

export async function mayStayAndWork(story: Story): Promise<void> {
  const ines = await story.at('ines')
  await begin(ines, story.caseId, 'Residence permit')
  await move(ines, 'Prepare an application', { 'Type of residence permit': 'Temporary' })
  await move(ines, 'Record the application', { 'Applied on': { day: dayFrom(0) } })
  // The office is outside the network, so who helps writes down what its letter says.
  await move(ines, 'Record the residence permit', {
    'Type of residence permit': 'Temporary',
    'Valid from': { day: dayFrom(0) },
    'Valid to': { day: dayFrom(365) },
    'May the person work?': 'Yes',
  })
  await expect(ines.getByText('Granted').first()).toBeVisible()
  await expect(ines.locator('ol.story')).toContainText('May the person work? Yes')
  await looksRight(ines)
  await readsOfIt(story, 'status.granted')
}
