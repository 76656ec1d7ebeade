import QRCode from 'qrcode';

/** An address as a QR code for a paper: dark where true, row by row. */
export function codeOf(address: string): boolean[][] {
  const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' });
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_, column) => modules.get(row, column) === 1),
  );
}
