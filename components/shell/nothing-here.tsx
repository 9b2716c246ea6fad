import { useTranslations } from 'next-intl'
import { Link } from '../i18n/link.tsx'
import buttons from '../ui/button.module.css'

/** The same for what does not exist and what is not the person's: which of the two it is, nobody learns. */
export function NothingHere() {
  const t = useTranslations('notFound')
  return (
    <>
      <h1>{t('title')}</h1>
      <p className="lead">{t('text')}</p>
      <p>{t('rights')} <Link href="/rights">{t('rightsLink')}</Link></p>
      <Link href="/" className={buttons.primary}>{t('back')}</Link>
    </>
  )
}
