import time
def test_scene(cast):
    from tests.cooperation.canary.scene import Scene
    t=time.time(); s=Scene(cast); print(time.time()-t, len(s.origins), len(s.agreements))
    assert 0
