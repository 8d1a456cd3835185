"""The heat-map net as a torch module: where a zone lies and which way its lines run."""

from typing import Any


def zone_net() -> Any:
    """Return the net: (n, 1, 512, 512) to (n, 3, 64, 64).

    The three planes are a logit, and cosine and sine of twice the angle of the lines.

    Dilated convolutions let each place see the whole zone around it, so that a stamp over a part of
    it, or faint print, is filled in from the rest.
    """
    from torch import nn

    def block(taken: int, given: int, stride: int = 1, dilation: int = 1) -> Any:
        return nn.Sequential(
            nn.Conv2d(taken, given, 3, stride, dilation, dilation, bias=False),
            nn.BatchNorm2d(given),
            nn.ReLU(inplace=True),
        )

    class Residual(nn.Module):
        def __init__(self, width: int, dilation: int) -> None:
            super().__init__()
            self.body = block(width, width, 1, dilation)

        def forward(self, values: Any) -> Any:
            return values + self.body(values)

    return nn.Sequential(
        block(1, 12, 2),
        block(12, 24, 2),
        block(24, 40, 2),
        Residual(40, 1),
        Residual(40, 2),
        Residual(40, 4),
        Residual(40, 8),
        Residual(40, 2),
        nn.Conv2d(40, 3, 1),
    )
