import { useTranslations } from 'next-intl'
import { Link } from '#components/i18n/link.tsx'
import { PageFrame } from '#components/shell/page-frame.tsx'
import buttons from '#components/ui/button.module.css'

/** The same for what does not exist and what is not the person's: which of the two it is, nobody learns. */
export default function NotFoundPage() {
  const t = useTranslations('notFound')
  return (
    <PageFrame>
      <title>{t('title')}</title>
      <h1>{t('title')}</h1>
      <p className="lead">{t('text')}</p>
      <Link href="/" className={buttons.primary}>{t('back')}</Link>
    </PageFrame>
  )
}
