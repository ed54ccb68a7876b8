// Starts the staff screens in the browser.
import './trusted.ts'
import './tokens.css'
import './fonts.css'
import './base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { NoticesProvider } from './controls/notice.tsx'
import { LanguageProvider } from './language.tsx'
import { queries } from './queries.ts'
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
