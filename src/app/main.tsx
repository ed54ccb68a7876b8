// Starts the staff screens in the browser.
import '../web/session/trusted-html.ts'
import '../web/style/tokens.css'
import '../web/style/fonts.css'
import '../web/style/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { NoticesProvider } from '../web/controls/notice.tsx'
import { LanguageProvider } from '../web/language/language.tsx'
import { queries } from '../web/session/queries.ts'
import { router } from './routes.tsx'

createRoot(document.getElementById('app')!).render(
  <StrictMode>
    <LanguageProvider>
      <QueryClientProvider client={queries}>
        <NoticesProvider>
          <RouterProvider router={router} />
        </NoticesProvider>
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
)
