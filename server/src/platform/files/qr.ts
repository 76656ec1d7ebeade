import QRCode from 'qrcode';

/** An address as an SVG picture of a QR code, black on nothing. */
export async function qrOf(address: string): Promise<string> {
  return QRCode.toString(address, {
    type: 'svg',
    errorCorrectionLevel: 'M',
    margin: 2,
    color: { dark: '#000000', light: '#0000' },
  });
}
