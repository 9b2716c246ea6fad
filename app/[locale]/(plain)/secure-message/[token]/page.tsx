import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SecureMessageForm } from '#components/certificates/secure-message-form.tsx'
import { ClientTexts } from '../../../../interface/client-texts.tsx'
import { openMessage } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('secureMessage'))('title'), robots: { index: false, follow: false } }
}

/** A secure message, for whoever has its address and its PIN. The page asks the register nothing until a PIN is sent. */
export default async function SecureMessagePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const t = await getTranslations('secureMessage')
  return (
    <>
      <h1>{t('title')}</h1>
      <ClientTexts pick={({ form, secureMessage }) => ({ form, secureMessage })}>
        <SecureMessageForm action={openMessage.bind(null, token.slice(0, 100))} />
      </ClientTexts>
    </>
  )
}
