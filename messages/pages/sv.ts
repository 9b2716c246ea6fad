import about from './sv/about.json' with { type: 'json' }
import accessLog from './sv/access-log.json' with { type: 'json' }
import accessibility from './sv/accessibility.json' with { type: 'json' }
import actions from './sv/actions.json' with { type: 'json' }
import addresses from './sv/addresses.json' with { type: 'json' }
import allowed from './sv/allowed.json' with { type: 'json' }
import basicData from './sv/basic-data.json' with { type: 'json' }
import cancelReports from './sv/cancel-reports.json' with { type: 'json' }
import certificates from './sv/certificates.json' with { type: 'json' }
import check from './sv/check.json' with { type: 'json' }
import correction from './sv/correction.json' with { type: 'json' }
import deliveries from './sv/deliveries.json' with { type: 'json' }
import documentation from './sv/documentation.json' with { type: 'json' }
import earners from './sv/earners.json' with { type: 'json' }
import errorsFile from './sv/errors-file.json' with { type: 'json' }
import file from './sv/file.json' with { type: 'json' }
import footer from './sv/footer.json' with { type: 'json' }
import form from './sv/form.json' with { type: 'json' }
import getCertificate from './sv/get-certificate.json' with { type: 'json' }
import grounds from './sv/grounds.json' with { type: 'json' }
import home from './sv/home.json' with { type: 'json' }
import identityProvider from './sv/identity-provider.json' with { type: 'json' }
import interfaceTexts from './sv/interface.json' with { type: 'json' }
import live from './sv/live.json' with { type: 'json' }
import login from './sv/login.json' with { type: 'json' }
import mandates from './sv/mandates.json' with { type: 'json' }
import menu from './sv/menu.json' with { type: 'json' }
import notFound from './sv/not-found.json' with { type: 'json' }
import operator from './sv/operator.json' with { type: 'json' }
import outbox from './sv/outbox.json' with { type: 'json' }
import ownIncome from './sv/own-income.json' with { type: 'json' }
import paper from './sv/paper.json' with { type: 'json' }
import privacy from './sv/privacy.json' with { type: 'json' }
import record from './sv/record.json' with { type: 'json' }
import records from './sv/records.json' with { type: 'json' }
import refiling from './sv/refiling.json' with { type: 'json' }
import reportForm from './sv/report-form.json' with { type: 'json' }
import report from './sv/report.json' with { type: 'json' }
import reportView from './sv/report-view.json' with { type: 'json' }
import rights from './sv/rights.json' with { type: 'json' }
import reports from './sv/reports.json' with { type: 'json' }
import roles from './sv/roles.json' with { type: 'json' }
import rules from './sv/rules.json' with { type: 'json' }
import schemaErrors from './sv/schema-errors.json' with { type: 'json' }
import secureMessage from './sv/secure-message.json' with { type: 'json' }
import service from './sv/service.json' with { type: 'json' }
import session from './sv/session.json' with { type: 'json' }
import shell from './sv/shell.json' with { type: 'json' }
import statusText from './sv/status-text.json' with { type: 'json' }
import status from './sv/status.json' with { type: 'json' }
import sums from './sv/sums.json' with { type: 'json' }
import upload from './sv/upload.json' with { type: 'json' }
import vault from './sv/vault.json' with { type: 'json' }

export default {
  about,
  accessibility,
  accessLog,
  actions,
  addresses,
  allowed,
  basicData,
  cancelReports,
  certificates,
  check,
  correction,
  deliveries,
  documentation,
  earners,
  errorsFile,
  file,
  footer,
  form,
  getCertificate,
  grounds,
  home,
  identityProvider,
  interface: interfaceTexts,
  live,
  login,
  mandates,
  menu,
  notFound,
  operator,
  outbox,
  ownIncome,
  paper,
  privacy,
  record,
  records,
  refiling,
  reportForm,
  report,
  reportView,
  rights,
  reports,
  roles,
  rules,
  schemaErrors,
  secureMessage,
  service,
  session,
  shell,
  status,
  statusText,
  sums,
  upload,
  vault,
}
