// Courses for everybody who works here, their certificates, and who is trained in what.
import { networkRoles } from '../../api/roles.ts'
import { occasional, type Screens } from '../../web/shell/screens.ts'
import { fill } from '../../web/shell/slots.tsx'
import { trackPart } from '../../web/track/track-slots.ts'
import { trainingReaders } from '../readers.ts'

export const screens: Screens = {
  screens: [
    occasional('/training', () => import('./courses.tsx'), 'Courses', networkRoles),
    occasional('/training/write', () => import('./write-course.tsx'), 'WriteCourse', ['trainer']),
    occasional('/training/write/file', () => import('./course-file.tsx'), 'CourseFile', ['trainer']),
    occasional('/training/people', () => import('./people.tsx'), 'TrainedPeople', trainingReaders),
    occasional('/training/courses/$courseId', () => import('./course.tsx'), 'CoursePage', networkRoles),
    occasional(
      '/training/certificates/$certificateId',
      () => import('./certificate.tsx'),
      'CertificatePage',
      networkRoles,
    ),
  ],
  fills: ['interview', 'screening'].map((kind) =>
    fill(trackPart(kind), () => import('./certificate-asked.tsx'), 'CertificateAsked', -2),
  ),
  navigation: [
    {
      rank: 8,
      href: '/training/people',
      label: (t) => t('frame.place.training'),
      icon: 'book',
      isFor: (roles) => roles.includes('trainer'),
    },
  ],
  account: [{ id: 'training', href: '/training', label: (t) => t('frame.who.training'), icon: 'book' }],
}
