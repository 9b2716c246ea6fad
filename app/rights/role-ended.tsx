import { getTranslations } from 'next-intl/server'
import { Link } from '#components/i18n/link.tsx'
import buttons from '#components/ui/button.module.css'
import { answerForbidden } from '#lib/portal/answer-status.ts'

/** In place of every page of a role in which the person has no right any more. */
export async function RoleEnded({ name }: { name: string }) {
  answerForbidden()
  const t = await getTranslations()
  return (
    <>
      <h1>{t('rights.endedTitle', { name })}</h1>
      <p className="lead">{t('rights.none')}</p>
      <Link href="/" className={buttons.primary}>{t('shell.changeRole')}</Link>
    </>
  )
}
