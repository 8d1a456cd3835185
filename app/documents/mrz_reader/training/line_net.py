"""The recognizer as a torch module: a convolution stack and a short look to both sides, for CTC."""

from typing import Any

from app.documents.mrz_reader.alphabet import CLASS_COUNT


def line_net() -> Any:
    """Return the net: (n, 1, 32, 640) normalized lines to (n, classes, 160) logits.

    Plain convolutions only, so that the normalization layers fold into them when it is exported and
    any runtime can run it.
    """
    from torch import nn

    def block(taken: int, given: int, kernel: Any, stride: Any, padding: Any) -> Any:
        return nn.Sequential(
            nn.Conv2d(taken, given, kernel, stride, padding, bias=False),
            nn.BatchNorm2d(given),
            nn.ReLU(inplace=True),
        )

    class Residual(nn.Module):
        def __init__(self, width: int, dilation: int) -> None:
            super().__init__()
            self.body = block(width, width, (1, 5), 1, (0, 2 * dilation))
            self.body[0].dilation = (1, dilation)

        def forward(self, values: Any) -> Any:
            return values + self.body(values)

    class LineNet(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.body = nn.Sequential(
                block(1, 16, 3, 2, 1),  # 16 x 320
                block(16, 32, 3, 2, 1),  # 8 x 160
                block(32, 48, 3, 1, 1),
                block(48, 64, 3, (2, 1), 1),  # 4 x 160
                block(64, 64, 3, 1, 1),
                block(64, 112, (4, 3), 1, (0, 1)),  # 1 x 160
                Residual(112, 1),
                Residual(112, 2),
                nn.Dropout(0.1),
                nn.Conv2d(112, CLASS_COUNT, 1),
            )

        def forward(self, lines: Any) -> Any:
            return self.body(lines).flatten(2)

    return LineNet()
