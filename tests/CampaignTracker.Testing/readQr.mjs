// Reads QR codes from a JSON array of SVG paths of unit squares (M x y h1v1h-1z) with their sizes, as a camera would see them, and tells what they say.
import jsQR from 'jsqr';

const pixels = 4;   // to a module

let input = '';
for await (const part of process.stdin) input += part;
process.stdout.write(JSON.stringify(JSON.parse(input).map(({ path, size }) => {
  const side = size * pixels;
  const image = new Uint8ClampedArray(side * side * 4).fill(255);
  for (const [, x, y] of path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let row = 0; row < pixels; row++) {
      for (let column = 0; column < pixels; column++) {
        const at = ((Number(y) * pixels + row) * side + Number(x) * pixels + column) * 4;
        image[at] = image[at + 1] = image[at + 2] = 0;
      }
    }
  }
  return jsQR(image, side, side)?.data ?? null;
})));
