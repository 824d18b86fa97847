// Has the browser keep a file that the circuit made: module of the organizers' zone.

/** @param {string} name  @param {string} type  @param {{ arrayBuffer(): Promise<ArrayBuffer> }} stream */
export async function save(name, type, stream) {
  const address = URL.createObjectURL(new Blob([await stream.arrayBuffer()], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
