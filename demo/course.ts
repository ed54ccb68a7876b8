// The course that the trainer of the invented country wrote, as the form makes it, and who finished it.

import { newId } from '../src/api/new-id.ts'
import { courseFrom, newCourse, newLesson, type CourseDraft } from '../src/training/course-form.ts'
import { finishCourse } from '../src/training/client/finish-course.ts'
import type { CourseCode } from '../src/training/codes.ts'
import { questionsOf, type Course } from '../src/training/course.ts'
import { learn } from './learning.ts'
import type { Act } from './stage.ts'

const both = (en: string, ar: string) => ({ en, ar })
const id = 'door_of_a_house'

const draft = (): CourseDraft => ({
  ...newCourse('en'),
  id,
  languages: ['en', 'ar'],
  title: both('At the door of a house', 'عند باب الدار'),
  about: both(
    'For everybody who opens a door or answers a bell: who may come in, and what is said to everybody else.',
    'لكل من يفتح باباً أو يجيب جرساً: من يدخل، وما يُقال لغيره.',
  ),
  source: both('Rules of the houses of Velmora, in our own words.', 'قواعد دور فيلمورا، بصياغتنا.'),
  minutes: '6',
  months: '12',
  lessons: [
    {
      ...newLesson(),
      id: 'bell',
      title: both('When the bell rings', 'عندما يرن الجرس'),
      text: both(
        'Ask who it is before you open. Somebody who asks for a person by name is told the same each time: we say of nobody whether they live here.',
        'اسأل من الطارق قبل أن تفتح. من يسأل عن شخص باسمه يُقال له الكلام نفسه كل مرة: لا نقول عن أحد إن كان يسكن هنا.',
      ),
      questions: [
        {
          id: 'brother',
          story: both(
            'A man says that he is the brother of a woman in the house and has brought her medicine.',
            'رجل يقول إنه أخو امرأة في الدار وأحضر لها دواء.',
          ),
          words: both('What do you say?', 'ماذا تقول؟'),
          answers: [
            {
              id: 'nobody',
              words: both(
                'That we say of nobody whether they live here',
                'أننا لا نقول عن أحد إن كان يسكن هنا',
              ),
              why: both(
                'It is true of everybody, so it tells him nothing.',
                'هذا يصح على الجميع، فلا يعرف منه شيئاً.',
              ),
            },
            {
              id: 'fetch',
              words: both('That I fetch her', 'أنني أناديها'),
              why: both('Now he knows where she sleeps.', 'الآن يعرف أين تنام.'),
            },
          ],
          right: ['nobody'],
        },
      ],
    },
    {
      ...newLesson(),
      id: 'after',
      title: both('Afterwards', 'بعد ذلك'),
      text: both(
        'Write down when it was and what was asked, tell whoever is on duty, and ask the woman herself whom she expects.',
        'دوّن متى كان ذلك وما الذي سُئل عنه، وأخبر المناوب، واسأل المرأة نفسها من تنتظر.',
      ),
      questions: [],
    },
  ],
})

/** The trainer publishes it to everybody who works in the network. */
export const writeOwnCourse: Act = async (_scene, who) =>
  void (await who.api.training.write({ file: JSON.stringify(courseFrom(draft()), null, 2) }))

/** Somebody finishes it, every question answered rightly. */
export const finishWritten: Act = async (_scene, who) => {
  const { courses } = await who.api.training.courses({})
  const course = courses.map(({ file }) => JSON.parse(file) as Course).find((one) => one.id === id)!
  const right = questionsOf(course).map((one) => [one.id, one.choices.find((choice) => choice.right)!.id])
  await finishCourse(who, course, Object.fromEntries(right) as Record<string, string>, newId())
}

/** Somebody finishes a course that comes with the program. */
export const learnt =
  (code: CourseCode): Act =>
  async (_scene, who) =>
    void (await learn(who, code))
