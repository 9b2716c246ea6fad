import { create } from 'xmlbuilder2'
import { dictionary, XSD_NAMESPACE, type NamespaceFile } from '../dictionary.ts'
import { CERTIFICATE_SERVICE_PATH, certificateServiceOperations, INTERFACE_VERSION, type Service } from '../services.ts'

const WSDL = 'http://schemas.xmlsoap.org/wsdl/'
const SOAP = 'http://schemas.xmlsoap.org/wsdl/soap/'

type WsdlOperation = {
  name: string
  soapAction: string
  input: { element: string; file: NamespaceFile }
  output: { element: string; file: NamespaceFile }
}
type WsdlShape = {
  service: string
  targetNamespace: string
  portType: string
  binding: string
  port: string
  address: string
  parts: readonly [input: string, output: string]
  operations: WsdlOperation[]
}

/** SOAP 1.1, document/literal, one part per message, no headers (ws-services.md §1). */
export function generateServiceWsdl(service: Service): string {
  const stem = service.name.replace(/Service$/, '')
  return generate({
    service: service.name,
    targetNamespace: `http://www.tulorekisteri.fi/${service.name}`,
    portType: `${stem}Port`,
    binding: `${stem}Soap`,
    port: service.name,
    address: `https://localhost/${INTERFACE_VERSION}/${service.name}.svc`,
    parts: service.name === 'EchoService' ? ['echo', 'echo'] : ['in', 'out'],
    operations: service.operations.map((operation) => ({ ...operation, soapAction: operation.name })),
  })
}

/** The certificate service; the port name is misspelt in the official WSDL and clients may name it. */
export function generateCertificateServiceWsdl(): string {
  const file = 'CertificateServices'
  return generate({
    service: 'CertificateServices',
    targetNamespace: dictionary[file].namespace,
    portType: 'CertificateServices',
    binding: 'CertificateServicesSoap11',
    port: 'CertificateCervicesPort',
    address: `https://localhost${CERTIFICATE_SERVICE_PATH}`,
    parts: ['in', 'out'],
    operations: certificateServiceOperations.map((soapAction) => {
      const stem = soapAction.charAt(0).toUpperCase() + soapAction.slice(1)
      return { name: stem, soapAction, input: { element: `${stem}Request`, file }, output: { element: `${stem}Response`, file } }
    }),
  })
}

function generate(shape: WsdlShape): string {
  const document = create({ version: '1.0', encoding: 'UTF-8' })
  const root = document.ele(WSDL, 'wsdl:definitions')
  const declare = (prefix: string, uri: string) => root.att('http://www.w3.org/2000/xmlns/', `xmlns:${prefix}`, uri)
  declare('soap', SOAP)
  declare('xs', XSD_NAMESPACE)
  declare('tns', shape.targetNamespace)
  const files = [...new Set(shape.operations.flatMap(({ input, output }) => [input.file, output.file]))]
  // The certificate service's messages are in the WSDL's own namespace.
  const prefixes = new Map(files.map((file, index) => [file, dictionary[file].namespace === shape.targetNamespace ? 'tns' : `m${index + 1}`]))
  for (const [file, prefix] of prefixes) if (prefix !== 'tns') declare(prefix, dictionary[file].namespace)
  root.att('name', shape.service).att('targetNamespace', shape.targetNamespace)

  const types = root.ele('wsdl:types').ele(XSD_NAMESPACE, 'xs:schema')
  for (const file of files) {
    types.ele('xs:import').att('namespace', dictionary[file].namespace).att('schemaLocation', `${file}.xsd`)
  }
  for (const operation of shape.operations) {
    const message = (suffix: string, part: string, { element, file }: { element: string; file: NamespaceFile }) =>
      root.ele('wsdl:message').att('name', `${operation.name}${suffix}`)
        .ele('wsdl:part').att('name', part).att('element', `${prefixes.get(file)}:${element}`)
    message('Input', shape.parts[0], operation.input)
    message('Output', shape.parts[1], operation.output)
  }
  const portType = root.ele('wsdl:portType').att('name', shape.portType)
  for (const { name } of shape.operations) {
    const operation = portType.ele('wsdl:operation').att('name', name)
    operation.ele('wsdl:input').att('message', `tns:${name}Input`)
    operation.ele('wsdl:output').att('message', `tns:${name}Output`)
  }
  const binding = root.ele('wsdl:binding').att('name', shape.binding).att('type', `tns:${shape.portType}`)
  binding.ele(SOAP, 'soap:binding').att('transport', 'http://schemas.xmlsoap.org/soap/http').att('style', 'document')
  for (const { name, soapAction } of shape.operations) {
    const operation = binding.ele('wsdl:operation').att('name', name)
    operation.ele(SOAP, 'soap:operation').att('soapAction', soapAction).att('style', 'document')
    operation.ele('wsdl:input').ele(SOAP, 'soap:body').att('use', 'literal')
    operation.ele('wsdl:output').ele(SOAP, 'soap:body').att('use', 'literal')
  }
  root.ele('wsdl:service').att('name', shape.service)
    .ele('wsdl:port').att('name', shape.port).att('binding', `tns:${shape.binding}`)
    .ele(SOAP, 'soap:address').att('location', shape.address)
  return document.end({ prettyPrint: true }) + '\n'
}
