import { namespaceFiles } from '../dictionary.ts'
import { fileName } from '../names.ts'
import { services } from '../services.ts'
import { generateTypes } from './types.ts'
import { generateCertificateServiceWsdl, generateServiceWsdl } from './wsdl.ts'
import { generateXsd } from './xsd.ts'

/** Every generated file of the dictionary: path below `schemas/generated` → content. */
export function generateAll(): Map<string, string> {
  const files = new Map<string, string>()
  for (const file of namespaceFiles) {
    files.set(`xsd/${file}.xsd`, generateXsd(file))
    if (file !== 'xmldsig-core-schema') files.set(`types/${fileName(file)}.ts`, generateTypes(file))
  }
  for (const service of services) files.set(`wsdl/${service.name}.wsdl`, generateServiceWsdl(service))
  files.set('wsdl/CertificateServices.wsdl', generateCertificateServiceWsdl())
  return files
}
