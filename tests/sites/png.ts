import { crc32, deflateSync } from 'node:zlib';

/** The bytes of a grey PNG with a rising line of dots, so that a screenshot shows where it is. */
export function png(width: number, height: number): Uint8Array {
  const rows = Array.from({ length: height }, (_none, y) => {
    const row = Buffer.alloc(width + 1, 0xdd);
    row[0] = 0;
    const x = Math.floor(((height - y) / height) * width);
    row.fill(0x33, Math.max(1, x - 6), Math.min(width, x + 6));
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
