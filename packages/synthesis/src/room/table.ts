import { type Canvas, createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import { valueAt } from "../defined.ts";
import { randomSource } from "../random.ts";
import { pictureHeight as height, type Position, tableEdgeY, pictureWidth as width } from "./positions.ts";

/** Height of the strip of the picture that the table is in. */
const tableHeight = 260;

/** What is in front of the people: the lower part of the picture, with the table, laptops, cups and papers. */
export function paintTable(positions: readonly Position[], seed: number): Canvas {
  const canvas = createCanvas(width, tableHeight);
  const context = canvas.getContext("2d");
  context.translate(0, tableHeight - height);
  const random = randomSource(seed * 101 + 7);
  context.save();
  traceTop(context, 0);
  context.clip();
  paintWood(context, random);
  for (const position of positions) paintReflection(context, position);
  context.restore();
  traceEdge(context);
  for (const [index, position] of positions.entries()) {
    const spread = position.pixelsPerUnit;
    if (index % 3 === 0) paintLaptop(context, position);
    else paintPapers(context, position, random);
    const side = index % 2 === 0 ? 1 : -1;
    paintCup(
      context,
      position.x + side * spread * 1.25,
      tableEdgeY(position.x) + spread * 0.75,
      spread * 0.3,
      index,
    );
  }
  return canvas;
}

function traceTop(context: SKRSContext2D, lift: number): void {
  context.beginPath();
  context.moveTo(-10, tableEdgeY(-10) + lift);
  for (let x = 0; x <= width + 10; x += 20) context.lineTo(x, tableEdgeY(x) + lift);
  context.lineTo(width + 10, height + 10);
  context.lineTo(-10, height + 10);
  context.closePath();
}

function paintWood(context: SKRSContext2D, random: () => number): void {
  const wood = context.createLinearGradient(0, 515, 0, height);
  wood.addColorStop(0, "#c99f6e");
  wood.addColorStop(0.5, "#b98b58");
  wood.addColorStop(1, "#9a6f43");
  context.fillStyle = wood;
  context.fillRect(0, 500, width, height - 500);
  context.filter = "blur(1.2px)";
  for (let grain = 0; grain < 150; grain++) {
    const y = 520 + random() * 200;
    const x = random() * width;
    context.strokeStyle = random() < 0.5 ? "rgba(90,55,25,0.10)" : "rgba(255,225,180,0.10)";
    context.lineWidth = 0.8 + random() * 1.6;
    context.beginPath();
    context.moveTo(x, y);
    context.quadraticCurveTo(x + 120, y + random() * 6 - 3, x + 180 + random() * 220, y + random() * 4);
    context.stroke();
  }
  context.filter = "none";
  const shine = context.createRadialGradient(330, 560, 20, 330, 590, 420);
  shine.addColorStop(0, "rgba(255,248,230,0.35)");
  shine.addColorStop(1, "rgba(255,248,230,0)");
  context.fillStyle = shine;
  context.fillRect(0, 500, width, height - 500);
}

function paintReflection(context: SKRSContext2D, position: Position): void {
  const edge = tableEdgeY(position.x);
  const unit = position.pixelsPerUnit;
  context.save();
  context.translate(position.x, edge);
  context.scale(1.5, 0.55);
  const shade = context.createRadialGradient(0, 0, 0, 0, 0, unit * 1.5);
  shade.addColorStop(0, "rgba(50,30,15,0.38)");
  shade.addColorStop(1, "rgba(50,30,15,0)");
  context.fillStyle = shade;
  context.fillRect(-unit * 2, 0, unit * 4, unit * 2);
  context.restore();
}

function traceEdge(context: SKRSContext2D): void {
  context.strokeStyle = "rgba(250,225,190,0.75)";
  context.lineWidth = 2.5;
  context.beginPath();
  for (let x = 0; x <= width; x += 20) context.lineTo(x, tableEdgeY(x) + 1);
  context.stroke();
}

function paintLaptop(context: SKRSContext2D, position: Position): void {
  const unit = position.pixelsPerUnit;
  const [x, y] = [position.x, tableEdgeY(position.x) + unit * 0.9];
  context.fillStyle = "rgba(50,30,15,0.3)";
  context.beginPath();
  context.ellipse(x, y + 3, unit * 1.1, unit * 0.16, 0, 0, 7);
  context.fill();
  const lid = context.createLinearGradient(x, y - unit, x, y);
  lid.addColorStop(0, "#d4d7da");
  lid.addColorStop(1, "#a9adb2");
  context.fillStyle = lid;
  context.beginPath();
  context.roundRect(x - unit * 0.88, y - unit * 0.92, unit * 1.76, unit * 0.94, unit * 0.07);
  context.fill();
  context.fillStyle = "rgba(255,255,255,0.55)";
  context.beginPath();
  context.arc(x, y - unit * 0.45, unit * 0.09, 0, 7);
  context.fill();
  context.fillStyle = "#8b8f94";
  context.beginPath();
  context.roundRect(x - unit * 0.94, y, unit * 1.88, unit * 0.08, unit * 0.03);
  context.fill();
}

function paintPapers(context: SKRSContext2D, position: Position, random: () => number): void {
  const unit = position.pixelsPerUnit;
  for (let sheet = 0; sheet < 2; sheet++) {
    context.save();
    context.translate(
      position.x + (random() - 0.5) * unit * 0.6,
      tableEdgeY(position.x) + unit * (0.55 + 0.2 * sheet),
    );
    context.transform(1, 0, (random() - 0.5) * 0.7, 0.42, 0, 0);
    context.rotate((random() - 0.5) * 0.4);
    context.fillStyle = "rgba(50,30,15,0.22)";
    context.fillRect(-unit * 0.5 + 3, -unit * 0.62 + 5, unit, unit * 1.3);
    context.fillStyle = sheet === 0 ? "#f3f0e8" : "#fbf9f4";
    context.fillRect(-unit * 0.5, -unit * 0.62, unit, unit * 1.3);
    context.fillStyle = "rgba(60,60,70,0.35)";
    for (let line = 0; line < 7; line++)
      context.fillRect(
        -unit * 0.38,
        unit * (-0.45 + 0.15 * line),
        unit * (0.5 + 0.25 * random()),
        unit * 0.035,
      );
    context.restore();
  }
}

function paintCup(context: SKRSContext2D, x: number, y: number, size: number, index: number): void {
  context.fillStyle = "rgba(50,30,15,0.3)";
  context.beginPath();
  context.ellipse(x + size * 0.3, y + size * 0.9, size * 1.1, size * 0.3, 0, 0, 7);
  context.fill();
  const glaze = context.createLinearGradient(x - size, 0, x + size, 0);
  glaze.addColorStop(0, "#ffffff");
  glaze.addColorStop(1, valueAt(["#9fb3c4", "#c4a99f", "#a8bfa0", "#bdb7a8"], index % 4));
  context.fillStyle = glaze;
  context.strokeStyle = glaze;
  context.lineWidth = size * 0.22;
  context.beginPath();
  context.arc(x + size * 0.8, y + size * 0.15, size * 0.42, 0, 7);
  context.stroke();
  context.beginPath();
  context.moveTo(x - size * 0.8, y - size * 0.6);
  context.lineTo(x + size * 0.8, y - size * 0.6);
  context.lineTo(x + size * 0.62, y + size * 0.85);
  context.quadraticCurveTo(x, y + size * 1.1, x - size * 0.62, y + size * 0.85);
  context.fill();
  context.fillStyle = "#5a3b22";
  context.beginPath();
  context.ellipse(x, y - size * 0.6, size * 0.72, size * 0.2, 0, 0, 7);
  context.fill();
  context.strokeStyle = "#ffffff";
  context.lineWidth = size * 0.1;
  context.beginPath();
  context.ellipse(x, y - size * 0.6, size * 0.78, size * 0.24, 0, 0, 7);
  context.stroke();
}
