"""SSIM of the luma of a film against the frames before encoding, by ffmpeg's filter of that name."""
import re
import statistics
import subprocess
import tempfile


def luma_ssim(film, *painted):
    """Mean and worst frame. `painted`: the frames as ffmpeg's input, with its options before it."""
    count = "settb=1/60,setpts=N"  # frame by frame, whatever the containers' ticks
    with tempfile.NamedTemporaryFile("r", suffix=".log") as log:
        subprocess.run(["ffmpeg", "-v", "error", "-i", film, *painted, "-lavfi",
                        f"[0:v]{count}[a];[1:v]{count}[b];[a][b]ssim=stats_file={log.name}", "-f", "null", "-"], check=True)
        values = [float(v) for v in re.findall(r"Y:([\d.]+)", log.read())]
    return statistics.mean(values), min(values)
